<%@ page contentType="text/html;charset=UTF-8" %>
<!DOCTYPE html>
<html>
<head><title>Mugs and bowls</title></head>
<body>
<h1>Mugs and bowls</h1>
<% for (Object name : (java.util.List<?>) request.getAttribute("names")) { %>
<p>
  <a href="${pageContext.request.contextPath}/pictures/<%= name %>_1200_0.jpg">
    <img src="${pageContext.request.contextPath}/pictures/<%= name %>_300_200_fill.jpg" width="300" height="200" alt="<%= name %>">
  </a>
</p>
<% } %>
</body>
</html>
